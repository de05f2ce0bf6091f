// Copies an assembly with the listed types and members made public, for the compiler to read and nobody to deploy.
//   Publicize SOURCE.dll LIST TARGET.dll
// LIST: one name a line, `T:Namespace.Type` or `M:Namespace.Type.Method(Full.Parameter.Type, ...)`; a line of // is a comment.
using Publicize;

if (args.Length != 3)
{
    Console.Error.WriteLine("usage: Publicize SOURCE.dll LIST TARGET.dll");
    return 2;
}

string[] names = File.ReadLines(args[1]).Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)).ToArray();
var assembly = new AssemblyImage(File.ReadAllBytes(args[0]));
string[] missing = names.Where(name => !assembly.TryMakePublic(name)).ToArray();
foreach (string name in missing) Console.Error.WriteLine($"error : {args[0]} has no {name}, which {args[1]} lists");
if (missing.Length > 0) return 1;
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(args[2]))!);
File.WriteAllBytes(args[2], assembly.Bytes);
return 0;
