using System.Collections.Immutable;
using NodaTime;
using Rapporteur.Chat.Alerts;
using Rapporteur.Facts;
using Rapporteur.Facts.Claims;

namespace Rapporteur.Chat.Commands;

/// <summary>Turns alerts on and off in the channel where it is asked, and sets when they come.</summary>
/// <remarks>All of it needs the right to manage channels, but looking does not change anything for others.</remarks>
public sealed class AlertsCommand(NameFinder names, ISubscriptions subscriptions, IAlertLedger ledger, AlertChannels channels, TimeProvider clock) : ICommand
{
    private const string Zones = "A time zone, such as Europe/Paris";

    private readonly AlertPreview preview = new(ledger, clock);

    public CommandSpec Spec { get; } = new("alerts", "Alerts in this channel when a new file changes what is known", [])
    {
        Changes = true,
        Example = "/alerts on",
        SubCommands =
        [
            new("on", "Post alerts here; several filters may stand side by side",
            [
                new("party", "Only about this party") { Completion = CompletionSource.Party },
                new("kind", "Only this kind of fact") { Choices = [.. ClaimKinds.All.Select(kind => kind.Name())] },
                new("subject", "Only on this subject") { Completion = CompletionSource.Subject },
            ]) { Example = "/alerts on kind:red-line" },
            new("off", "Post no alerts here", []) { Example = "/alerts off", IsPrivate = true },
            new("list", "What is posted here, and when", []) { Example = "/alerts list", IsPrivate = true, OnlyShows = true },
            new("test", "Post a sample alert here", []) { Example = "/alerts test", IsPrivate = true },
            new("mute", "Post nothing here for a while", [new("for", "How long, such as 2h or 3 days; 0 to end it", Required: true)]) { Example = "/alerts mute for:2h", IsPrivate = true },
            new("quiet", "Hours in which alerts wait",
            [
                new("from", "When they begin, such as 22:00, or off", Required: true),
                new("to", "When they end, such as 07:00"),
                new("zone", Zones),
            ]) { Example = "/alerts quiet from:22:00 to:07:00 zone:Europe/Paris", IsPrivate = true },
            new("digest", "One message a day in place of many",
            [
                new("when", "daily, or off", Required: true),
                new("at", "When, such as 08:00"),
                new("zone", Zones),
            ]) { Example = "/alerts digest when:daily at:08:00 zone:Europe/Paris", IsPrivate = true },
            new("preview", "What would have been posted here", [new("since", "A date such as 2026-01-06, or a length such as 7 days", Required: true)]) { Example = "/alerts preview since:7d", IsPrivate = true, OnlyShows = true },
        ],
    };

    public async ValueTask<Answer> AskAsync(FactBase facts, Invocation invocation, CancellationToken cancellation)
    {
        var subscription = await subscriptions.FindAsync(invocation.Asker.Channel, cancellation);
        return invocation.SubCommand switch
        {
            "on" => await OnAsync(facts, subscription, invocation, cancellation),
            "off" => await subscriptions.RemoveAsync(invocation.Asker.Channel, cancellation) ? Said("Alerts are off in this channel.") : Said("There were no alerts in this channel."),
            "list" => subscription is null ? Off() : List(subscription),
            "test" => subscription is null ? Off() : await TestAsync(facts, subscription, cancellation),
            "mute" => subscription is null ? Off() : await MuteAsync(subscription, invocation["for"]!, cancellation),
            "quiet" => subscription is null ? Off() : await QuietAsync(subscription, Typed(invocation), cancellation),
            "digest" => subscription is null ? Off() : await DigestAsync(subscription, Typed(invocation), cancellation),
            _ => await preview.OfAsync(facts, subscription, invocation["since"]!, cancellation),
        };
    }

    private async Task<Answer> OnAsync(FactBase facts, Subscription? known, Invocation invocation, CancellationToken cancellation)
    {
        var (party, partyFault) = names.Party(facts, invocation, "party");
        var (subject, subjectFault) = names.Subject(facts, invocation["subject"], "alerts");
        if ((partyFault ?? subjectFault) is { } fault)
        {
            return fault with { Suggestions = [] };
        }

        var channel = invocation.Asker.Channel;
        if (channels.Of(channel) is not { } platform)
        {
            return Answer.Sentence("Alerts cannot be posted here: this process does not reach the channel.");
        }

        if (await platform.MissingRightAsync(channel, cancellation) is { } right)
        {
            return Answer.Sentence($"Alerts cannot be posted here: the bot lacks the right '{right}' in this channel. Give it that right and try again.");
        }

        var filter = new AlertFilter(party?.Name, invocation["kind"] is { } kind ? ClaimKinds.Find(kind) : null, subject?.Id);
        var filters = (known?.Filters ?? []).Where(other => other != filter && other != new AlertFilter()).Append(filter).ToImmutableArray();
        // Whoever asks for everything wants no filters any longer.
        var next = (known ?? new Subscription(channel, clock.GetUtcNow(), [])) with { Filters = filter == new AlertFilter() ? [filter] : filters, Paused = null };
        await subscriptions.SaveAsync(next, cancellation);
        return preview.LastMatches(facts, next, $"Alerts are on in this channel: {string.Join("; ", next.Filters)}.");
    }

    private async Task<Answer> TestAsync(FactBase facts, Subscription subscription, CancellationToken cancellation)
    {
        if (subscription.MutedUntil is { } until && until > clock.GetUtcNow())
        {
            return Answer.Sentence($"This channel is muted until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC, for samples as well.", ["/alerts mute for:0"]);
        }

        if (preview.Sample(facts) is not { } sample)
        {
            return Answer.Sentence("There is no seed yet that a sample could be made of.");
        }

        await ledger.WriteSampleAsync(sample, subscription.Channel, cancellation);
        return Said("A sample is on its way to this channel.");
    }

    private async Task<Answer> MuteAsync(Subscription subscription, string typed, CancellationToken cancellation)
    {
        if (typed.Trim() is "0" or "off")
        {
            await subscriptions.SaveAsync(subscription with { MutedUntil = null }, cancellation);
            return Said("This channel is no longer muted.");
        }

        if (TypedTimes.Length(typed) is not { } length)
        {
            return Answer.Sentence($"'{typed.Trim()}' is no length of time; it is such as 2h, 90 minutes or 3 days.", ["/alerts mute for:2h"]);
        }

        var until = clock.GetUtcNow() + length;
        await subscriptions.SaveAsync(subscription with { MutedUntil = until }, cancellation);
        return Said($"This channel is muted until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC. What comes until then is not posted later; /alerts preview shows it.");
    }

    private async Task<Answer> QuietAsync(Subscription subscription, string typed, CancellationToken cancellation)
    {
        if (IsOff(typed))
        {
            await subscriptions.SaveAsync(subscription with { Quiet = null }, cancellation);
            return Said("There are no quiet hours in this channel.");
        }

        if (TypedTimes.ClockTimesIn(typed) is not [var from, var to] || from == to)
        {
            return Answer.Sentence($"Quiet hours need two times of the day, such as 22:00 and 07:00; '{typed}' has none such.", ["/alerts quiet from:22:00 to:07:00 zone:Europe/Paris"]);
        }

        if (Zone(typed) is not { Zone: { } zone })
        {
            return Answer.Sentence(Zone(typed).Fault!);
        }

        var quiet = new QuietHours(from, to, zone);
        await subscriptions.SaveAsync(subscription with { Quiet = quiet }, cancellation);
        return Said($"Alerts wait in the quiet hours, {quiet}, and come together when these end.");
    }

    private async Task<Answer> DigestAsync(Subscription subscription, string typed, CancellationToken cancellation)
    {
        if (IsOff(typed))
        {
            await subscriptions.SaveAsync(subscription with { Digest = null }, cancellation);
            return Said("Alerts come at once in this channel.");
        }

        if (TypedTimes.ClockTimesIn(typed) is not [var at])
        {
            return Answer.Sentence($"A digest needs one time of the day, such as 08:00; '{typed}' has none such.", ["/alerts digest when:daily at:08:00 zone:Europe/Paris"]);
        }

        if (Zone(typed) is not { Zone: { } zone })
        {
            return Answer.Sentence(Zone(typed).Fault!);
        }

        var digest = new DailyDigest(at, zone);
        await subscriptions.SaveAsync(subscription with { Digest = digest }, cancellation);
        return Said($"Alerts come in one message, {digest}; the next one on {digest.NextAfter(clock.GetUtcNow()).UtcDateTime:yyyy-MM-dd HH:mm} UTC.");
    }

    private Answer List(Subscription subscription)
    {
        var lines = subscription.Filters.Select(filter => new AnswerLine($"Posts {filter}")).ToList();
        if (subscription.Paused is { } reason)
        {
            lines.Insert(0, new AnswerLine($"Paused: {reason}. /alerts on ends the pause once that is mended.") { Label = "paused" });
        }

        if (subscription.MutedUntil is { } until && until > clock.GetUtcNow())
        {
            lines.Add(new AnswerLine($"Muted until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC") { Label = "muted" });
        }

        lines.AddRange(subscription.Quiet is { } quiet ? [new AnswerLine($"Quiet hours: {quiet}")] : []);
        lines.AddRange(subscription.Digest is { } digest ? [new AnswerLine($"Digest: {digest}")] : []);
        return new("Alerts in this channel", [new(null, [.. lines])]);
    }

    private static (DateTimeZone? Zone, string? Fault) Zone(string typed)
    {
        if (TypedTimes.ZoneIn(typed) is not { } name)
        {
            return (DateTimeZone.Utc, null);
        }

        var near = ClockTimes.Near(name);
        return ClockTimes.Zone(name) is { } zone ? (zone, null) : (null, $"There is no time zone '{name}'.{(near is null ? " They are called such as Europe/Paris." : $" Did you mean {near}?")}");
    }

    // "/alerts digest daily at 08:00 Europe/Paris" puts its words under other options than a form does; all of them together say it.
    private static string Typed(Invocation invocation) =>
        string.Join(' ', new[] { "when", "from", "at", "to", "zone" }.Select(option => invocation[option]).OfType<string>()).Trim();

    private static bool IsOff(string typed) => typed.Split(' ') is ["off", ..];

    private static Answer Off() => Answer.Sentence("There are no alerts in this channel: turn them on first.", ["/alerts on"]);

    private static Answer Said(string sentence) => new(sentence, []);
}
