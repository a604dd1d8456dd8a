namespace Rapporteur.Storage.Database;

/// <summary>Settings of the database, section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Which database it is.</summary>
    /// <value><c>Sqlite</c> unless set; or <c>PostgreSql</c>.</value>
    public string Provider { get; init; } = "Sqlite";

    /// <summary>How it is reached; may hold a password, and is never logged.</summary>
    /// <value>The file <c>data/rapporteur.db</c> unless set; must be set for PostgreSQL.</value>
    public string? ConnectionString { get; init; }

    /// <summary>Whether the provider is one that there is.</summary>
    public bool IsKnown => IsSqlite || IsPostgreSql;

    /// <summary>Whether it is SQLite.</summary>
    public bool IsSqlite => Provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is PostgreSQL.</summary>
    public bool IsPostgreSql => Provider.Equals("PostgreSql", StringComparison.OrdinalIgnoreCase);
}
