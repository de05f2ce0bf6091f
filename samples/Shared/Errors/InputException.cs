namespace Samples;

/// <summary>Something the user gave cannot be used; the message says what, and what would be.</summary>
internal sealed class InputException(string message, Exception? inner = null) : Exception(message, inner);
