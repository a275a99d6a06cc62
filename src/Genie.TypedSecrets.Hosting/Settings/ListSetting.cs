namespace Genie.TypedSecrets.Hosting.Settings;

/// <summary>Represents a setting with several texts: a JSON array, or one text with commas.</summary>
/// <typeparam name="T">The options.</typeparam>
/// <param name="Name">The key in the section.</param>
/// <param name="Set">Sets the option.</param>
internal sealed record ListSetting<T>(string Name, Action<T, IReadOnlyList<string>> Set);
