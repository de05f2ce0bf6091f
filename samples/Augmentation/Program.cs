using Augmentation;

return CommandLine.Create().Parse(args).Invoke();
