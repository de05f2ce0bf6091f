namespace Microsoft.ML.Gan.Training;

/// <summary>Too many steps in a row gave a loss or gradient that is not finite.</summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>Creates the exception with a default message.</summary>
    public TrainingDivergedException() : this("The training diverged.") { }

    /// <summary>Creates the exception.</summary>
    public TrainingDivergedException(string message) : base(message) { }

    /// <summary>Creates the exception.</summary>
    public TrainingDivergedException(string message, Exception innerException) : base(message, innerException) { }
}
