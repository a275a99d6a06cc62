using System.Collections.Frozen;
using System.Data.Common;
using System.Globalization;

namespace Genie.TypedSecrets;

/// <summary>Recognizes the exceptions by which databases reject credentials.</summary>
public static class DatabaseAuthentication
{
    // PostgreSQL: invalid_password and invalid_authorization_specification. MySQL and MariaDB: ER_ACCESS_DENIED_ERROR (1045) and
    // ER_ACCESS_DENIED_NO_PASSWORD_ERROR (1698) have 28000.
    private static readonly FrozenSet<string> s_sqlStates = FrozenSet.ToFrozenSet(["28P01", "28000"], StringComparer.Ordinal);

    // MySQL and MariaDB, where the provider has no SQLSTATE. MySqlConnector and MySql.Data have the code in Exception.Data.
    private static readonly FrozenSet<string> s_mySqlCodes = FrozenSet.ToFrozenSet(["1045", "1698"], StringComparer.Ordinal);

    // SQL Server: login failed; account locked; password expired; password must be changed. SqlClient has the number of the first error in
    // Exception.Data.
    private static readonly FrozenSet<string> s_sqlServerNumbers = FrozenSet.ToFrozenSet(["18456", "18486", "18487", "18488"], StringComparer.Ordinal);

    // Oracle: invalid credentials; account locked; password expired. The provider's messages begin with the code.
    private static readonly string[] s_oracleCodes = ["ORA-01017", "ORA-28000", "ORA-28001"];

    /// <summary>Returns whether an exception means that a database rejected the user's name or password.</summary>
    /// <param name="exception">The exception. The exceptions inside it count too.</param>
    /// <remarks>
    /// It knows the documented codes of PostgreSQL (SQLSTATE 28P01, 28000), MySQL and MariaDB (1045, 1698), SQL Server (18456, 18486, 18487, 18488) and
    /// Oracle (ORA-01017, ORA-28000, ORA-28001), as Npgsql, MySqlConnector, MySql.Data, Microsoft.Data.SqlClient and Oracle.ManagedDataAccess
    /// report them.
    /// </remarks>
    public static bool IsFailure(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            DbException database when IsRejection(database) => true,
            AggregateException several => several.InnerExceptions.Any(IsFailure),
            { InnerException: { } inner } => IsFailure(inner),
            _ => false,
        };
    }

    private static bool IsRejection(DbException exception) =>
        (exception.SqlState is { } state && s_sqlStates.Contains(state))
        || s_mySqlCodes.Contains(DataOf(exception, "Server Error Code"))
        || s_sqlServerNumbers.Contains(DataOf(exception, "HelpLink.EvtID"))
        || s_oracleCodes.Any(code => exception.Message.StartsWith(code, StringComparison.Ordinal));

    private static string DataOf(DbException exception, string key) => Convert.ToString(exception.Data[key], CultureInfo.InvariantCulture) ?? string.Empty;
}
