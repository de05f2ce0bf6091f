// Which data view type a member of a user's row class has, custom types included.
using System.Collections.Concurrent;
using System.Reflection;

namespace Microsoft.ML.Data;

public static class DataViewTypeManager
{
    private static readonly ConcurrentDictionary<(Type Type, DataViewTypeAttribute? Attribute), DataViewType> s_custom = new();

    public static void Register(DataViewType dataViewType, Type type, DataViewTypeAttribute? typeAttribute = null)
    {
        if (!s_custom.GetOrAdd((type, typeAttribute), dataViewType).Equals(dataViewType))
            throw new ArgumentOutOfRangeException(nameof(type), $"Repeated type register. The type {type} has been associated with another data view type");
    }

    internal static DataViewType TypeOf(MemberInfo member)
    {
        Type type = MemberType(member);
        if (member.GetCustomAttribute<DataViewTypeAttribute>() is { } attribute)
        {
            attribute.Register();
            return s_custom[(type, attribute)];
        }
        Type? item = type.IsArray ? type.GetElementType() : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>) ? type.GetGenericArguments()[0] : null;
        PrimitiveDataViewType? primitive = Primitive(item ?? type, member.GetCustomAttribute<KeyTypeAttribute>());
        if (primitive == null)
        {
            return s_custom.GetValueOrDefault((type, null))
                ?? throw new ArgumentOutOfRangeException(nameof(member), $"Could not determine an IDataView type and registered custom types for member {member.Name}");
        }
        return item == null ? primitive : new VectorDataViewType(primitive, member.GetCustomAttribute<VectorTypeAttribute>()?.Dims ?? [0]);
    }

    internal static Type MemberType(MemberInfo member) => member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    private static PrimitiveDataViewType? Primitive(Type type, KeyTypeAttribute? key)
    {
        if (key != null) return new KeyDataViewType(type, key.Count ?? KeyDataViewType.MaxCount(type));
        if (type == typeof(string) || type == typeof(ReadOnlyMemory<char>)) return TextDataViewType.Instance;
        if (type == typeof(bool)) return BooleanDataViewType.Instance;
        return Array.Find(NumberDataViewType.All, n => n.RawType == type);
    }
}
