using System.Reflection;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Gan.Testing;

/// <summary>
/// The public surface of an assembly as text, compared with the approved one beside the tests. A change of the surface is a
/// decision: GAN_APPROVE_API=1 writes the new text, and the diff of that file is what a reviewer reads.
/// </summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static void AssertApproved(Assembly assembly, [CallerFilePath] string test = "")
    {
        string approved = Path.Combine(Path.GetDirectoryName(test)!, $"PublicApi.{assembly.GetName().Name}.txt");
        string actual = string.Join('\n', assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Lines)) + "\n";
        if (Environment.GetEnvironmentVariable("GAN_APPROVE_API") == "1")
            File.WriteAllText(approved, actual);

        string expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        var added = actual.Split('\n').Except(expected.Split('\n')).Select(line => "+ " + line);
        var removed = expected.Split('\n').Except(actual.Split('\n')).Select(line => "- " + line);
        if (actual != expected)
            Assert.Fail($"The public surface differs from {Path.GetFileName(approved)}; GAN_APPROVE_API=1 approves it:\n{string.Join('\n', added.Concat(removed))}");
    }

    private static IEnumerable<string> Lines(Type type)
    {
        string name = type.FullName!.Replace('+', '.');
        var bases = new[] { type.BaseType }.Where(t => t is not null && t != typeof(object) && t != typeof(ValueType) && t != typeof(Enum))
            .Concat(type.GetInterfaces().OrderBy(t => t.FullName, StringComparer.Ordinal)).Select(t => Name(t!)).ToList();
        yield return $"{Kind(type)} {name}{(bases.Count > 0 && !type.IsEnum ? " : " + string.Join(", ", bases) : "")}";

        var members = type.GetMembers(Declared).Where(IsWritten).Select(Describe).OfType<string>().Order(StringComparer.Ordinal);
        foreach (string member in members)
            yield return "    " + member;
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsSubclassOf(typeof(Delegate)) ? "delegate" : type.IsValueType ? "struct"
        : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string? Describe(MemberInfo member) => member switch
    {
        FieldInfo { IsSpecialName: false } field when IsVisible(field.Attributes & FieldAttributes.FieldAccessMask) => Describe(field),
        PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) =>
            $"{Modifiers(property.GetAccessors(nonPublic: true).First(IsVisible))}{Name(property.PropertyType)} {property.Name}{Parameters(property.GetIndexParameters(), '[', ']', always: false)} " +
            $"{{ {(IsVisible(property.GetMethod) ? "get; " : "")}{(IsVisible(property.SetMethod) ? IsInit(property) ? "init; " : "set; " : "")}}}",
        ConstructorInfo constructor when IsVisible(constructor) => $"{Modifiers(constructor)}new{Parameters(constructor.GetParameters(), '(', ')')}",
        MethodInfo { IsSpecialName: false } method when IsVisible(method) => Describe(method),
        MethodInfo { IsSpecialName: true, Name: ['o', 'p', '_', ..] } method => Describe(method),
        EventInfo @event when IsVisible(@event.AddMethod) => $"event {Name(@event.EventHandlerType!)} {@event.Name}",
        _ => null,
    };

    private static string Describe(FieldInfo field)
    {
        string value = field.IsLiteral ? $" = {Literal(field.GetRawConstantValue())}" : "";
        string modifiers = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        return $"{(field.IsFamily || field.IsFamilyOrAssembly ? "protected " : "")}{modifiers}{Name(field.FieldType)} {field.Name}{value}";
    }

    private static string Describe(MethodInfo method)
    {
        string generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{Modifiers(method)}{Name(method.ReturnType)} {method.Name}{generics}{Parameters(method.GetParameters(), '(', ')')}";
    }

    // What the compiler adds to a record is no decision of its own.
    private static bool IsWritten(MemberInfo member) =>
        !member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && member.Name != "EqualityContract";

    private static bool IsVisible(FieldAttributes access) =>
        access is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static bool IsInit(PropertyInfo property) =>
        property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Modifiers(MethodBase method) =>
        (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : method.IsAbstract ? "abstract "
        : method is MethodInfo m && m.GetBaseDefinition() != m ? "override " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "");

    private static string Parameters(ParameterInfo[] parameters, char open, char close, bool always = true) =>
        parameters.Length == 0 && !always ? "" : open + string.Join(", ", parameters.Select(parameter =>
            $"{(parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : "")}{Name(parameter.ParameterType)} {parameter.Name}" +
            (parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue)}" : ""))) + close;

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        _ => FormattableString.Invariant($"{value}"),
    };

    private static string Name(Type type)
    {
        if (type.IsByRef || type.IsArray)
            return Name(type.GetElementType()!) + (type.IsArray ? $"[{new string(',', type.GetArrayRank() - 1)}]" : "");
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Name(underlying) + "?";
        string name = type.IsNested && !type.IsGenericParameter ? $"{type.DeclaringType!.Name}.{type.Name}" : type.Name;
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
