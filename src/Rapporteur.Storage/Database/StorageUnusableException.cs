namespace Rapporteur.Storage.Database;

/// <summary>The database cannot be used, and waiting does not help: the message is a sentence for whoever runs the program.</summary>
public sealed class StorageUnusableException(string sentence, Exception? inner = null) : Exception(sentence, inner);
