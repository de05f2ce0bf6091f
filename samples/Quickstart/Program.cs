using Quickstart;

return CommandLine.Create().Parse(args).Invoke();
