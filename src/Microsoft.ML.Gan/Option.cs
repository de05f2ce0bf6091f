namespace Microsoft.ML.Gan;

/// <summary>Checks of options: each throws unless the option is what it must be.</summary>
internal static class Option
{
    /// <exception cref="ArgumentOutOfRangeException">The value is not accepted; the message names the option, what was found and the range.</exception>
    public static void Require(bool accepted, string option, object? found, string range)
    {
        if (!accepted) throw new ArgumentOutOfRangeException(option, found, $"{option} must be {range}.");
    }

    /// <exception cref="ArgumentOutOfRangeException">The number is not above 0, or not finite.</exception>
    public static void RequirePositive(string option, double found) =>
        Require(found > 0 && double.IsFinite(found), option, found, "a finite number above 0");

    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not finite.</exception>
    public static void RequireNotNegative(string option, double found) =>
        Require(found >= 0 && double.IsFinite(found), option, found, "a finite number of at least 0");

    /// <exception cref="ArgumentOutOfRangeException">A name of a column is not given, or two are the same.</exception>
    public static void RequireColumns(params (string Option, string? Name)[] columns)
    {
        foreach (var (option, name) in columns) Require(!string.IsNullOrEmpty(name), option, name, "the name of a column");
        if (columns.GroupBy(column => column.Name).FirstOrDefault(group => group.Count() > 1) is not { } same) return;
        Require(false, string.Join(" and ", same.Select(column => column.Option)), same.Key, "different names");
    }
}
