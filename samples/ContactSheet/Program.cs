using ContactSheet;

return CommandLine.Create().Parse(args).Invoke();
