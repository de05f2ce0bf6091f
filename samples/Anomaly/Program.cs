using Anomaly;

return CommandLine.Create().Parse(args).Invoke();
