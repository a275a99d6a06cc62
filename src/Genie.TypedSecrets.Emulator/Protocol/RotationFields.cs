using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Protocol;

/// <summary>Rotation rules as requests bring them and responses give them.</summary>
internal static class RotationFields
{
    internal static RotationRules? Read(RequestFields? fields)
    {
        if (fields is null)
        {
            return null;
        }

        var days = fields.Number("AutomaticallyAfterDays", 1, 1000);
        var duration = fields.Text("Duration", maxLength: 3, minLength: 2);
        var schedule = fields.Text("ScheduleExpression", maxLength: 256);
        fields.ThrowIfInvalid();
        return days is not null && schedule is not null
            ? throw SecretsManagerError.InvalidParameter("You can't specify both AutomaticallyAfterDays and ScheduleExpression.")
            : new RotationRules(days, duration, schedule);
    }
}
