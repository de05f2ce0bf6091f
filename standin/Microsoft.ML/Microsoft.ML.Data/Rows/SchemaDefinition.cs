// How the members of a user's row class become columns; callers may rename and retype them.
using System.Reflection;

namespace Microsoft.ML.Data;

public sealed class SchemaDefinition : List<SchemaDefinition.Column>
{
    private SchemaDefinition() { }

    [Flags]
    public enum Direction
    {
        Read = 1,
        Write = 2,
        Both = Read | Write,
    }

    public Column this[string columnName]
    {
        get => Find(c => c.ColumnName == columnName) ?? throw new ArgumentOutOfRangeException(nameof(columnName), $"Column '{columnName}' not found");
        set
        {
            int index = FindIndex(c => c.ColumnName == columnName);
            if (index < 0) Add(value);
            else this[index] = value;
        }
    }

    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        ArgumentNullException.ThrowIfNull(userType);
        var definition = new SchemaDefinition();
        var members = userType.GetFields(BindingFlags.Public | BindingFlags.Instance).Cast<MemberInfo>()
            .Concat(userType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => IsUsable(p, direction)));
        foreach (MemberInfo member in members.Where(m => m.GetCustomAttribute<NoColumnAttribute>() == null))
        {
            string name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name;
            if (definition.Exists(c => c.ColumnName == name)) throw new ArgumentOutOfRangeException(nameof(userType), $"Duplicate column name '{name}' detected, this is disallowed");
            definition.Add(new Column(member, name, DataViewTypeManager.TypeOf(member)));
        }
        return definition;
    }

    private static bool IsUsable(PropertyInfo property, Direction direction) => property.GetIndexParameters().Length == 0
        && (!direction.HasFlag(Direction.Read) || property.GetGetMethod() != null)
        && (!direction.HasFlag(Direction.Write) || property.GetSetMethod() != null);

    public sealed class Column
    {
        internal Column(MemberInfo member, string name, DataViewType type)
        {
            Member = member;
            ColumnName = name;
            ColumnType = type;
        }

        internal MemberInfo Member { get; }
        public string MemberName => Member.Name;
        public string ColumnName { get; set; }
        public DataViewType ColumnType { get; set; }
    }
}
