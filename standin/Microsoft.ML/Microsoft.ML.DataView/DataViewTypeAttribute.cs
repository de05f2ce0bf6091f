// Put on a member of a user's row class to say which custom data view type it has.
namespace Microsoft.ML.Data;

public abstract class DataViewTypeAttribute : Attribute, IEquatable<DataViewTypeAttribute>
{
    public abstract void Register();
    public abstract bool Equals(DataViewTypeAttribute? other);
}
