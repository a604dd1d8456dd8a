using System.Globalization;
using Microsoft.Extensions.Options;
using Rapporteur.Bot.Seeds;
using Rapporteur.Chat;
using Rapporteur.Discord;

namespace Rapporteur.Bot.LocalChannel;

/// <summary>What is asked of the local channel over HTTP.</summary>
/// <param name="Text">A command as typed, at most 2,000 characters; 100,000 where it brings an article.</param>
public sealed record AskRequest(string? Text);

/// <summary>A completion of what is typed.</summary>
/// <param name="Shown">What a list shows.</param>
/// <param name="Detail">What it is for, where the name does not say it.</param>
/// <param name="Text">The whole input once it is taken.</param>
public sealed record CompletionOffer(string Shown, string? Detail, string Text);

/// <summary>The local channel's calls.</summary>
public static class Endpoints
{
    private const int LongestText = 2000;
    private const int LongestArticle = 100_000;

    /// <summary>Maps the page, its calls and the health checks.</summary>
    public static void MapLocalChannel(this WebApplication app)
    {
        app.UseMiddleware<OwnPagesOnly>();
        app.UseDefaultFiles();
        // A page that is open while the bot is updated must not mix old modules with new ones.
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        app.MapPost("/api/ask", AskAsync);
        app.MapGet("/api/complete", (string? text, CurrentFacts current, CommandList commands) =>
            TypedResults.Json(InputCompletion.Of(text ?? "", current.Facts, commands.Specs), ChannelJson.Default.IReadOnlyListCompletionOffer));
        app.MapGet("/api/welcome", WelcomeAsync);
        app.MapGet("/api/overview", OverviewAsync);
        app.MapGet("/api/document", DocumentAsync);
        app.MapGet("/api/events", Listen);
        app.MapGet("/health/live", (DiscordState discord) => Health(discord.IsLive ? null : discord.Sentence, "live"));
        app.MapGet("/health/ready", (CurrentFacts current, DiscordState discord) =>
            Health(!current.IsRead ? "reading the seeds" : discord.IsReady ? null : discord.Sentence, "ready"));
    }

    private static IResult Health(string? fault, string word) => fault is null
        ? TypedResults.Text(word)
        : TypedResults.Text(fault, statusCode: StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> AskAsync(AskRequest request, CurrentFacts current, CommandList commands, CancellationToken cancellation)
    {
        var text = request.Text ?? "";
        var longest = text.StartsWith("/seed ", StringComparison.OrdinalIgnoreCase) ? LongestArticle : LongestText;
        if (text.Length > longest)
        {
            return TypedResults.Text(AnswerJson.Write(Answer.Sentence($"A command has at most {longest} characters; this one has {text.Length}.")), "application/json", statusCode: StatusCodes.Status400BadRequest);
        }

        // A command that comes while the seeds are read waits for them: an empty answer would read as "nothing was agreed".
        await current.FirstRead.WaitAsync(cancellation);
        var answer = await commands.AskAsync(current.Facts, text, Asker.Local, cancellation);
        return TypedResults.Text(AnswerJson.Write(answer), "application/json");
    }

    private static async Task<IResult> WelcomeAsync(CurrentFacts current, CommandList commands, IOptions<SeedOptions> seeds, CancellationToken cancellation)
    {
        await current.FirstRead.WaitAsync(cancellation);
        return TypedResults.Json(Welcome.Of(current.Facts, commands, seeds.Value.Folder), ChannelJson.Default.Welcome);
    }

    private static async Task<IResult> OverviewAsync(CurrentFacts current, CancellationToken cancellation)
    {
        await current.FirstRead.WaitAsync(cancellation);
        return TypedResults.Json(Overview.Of(current.Facts), ChannelJson.Default.Overview);
    }

    private static async Task<IResult> DocumentAsync(string? name, CurrentFacts current, CancellationToken cancellation)
    {
        await current.FirstRead.WaitAsync(cancellation);
        return DocumentView.Of(current.Facts, name ?? "") is { } view
            ? TypedResults.Json(view, ChannelJson.Default.DocumentView)
            : TypedResults.Text($"No document is called '{name}'.", statusCode: StatusCodes.Status404NotFound);
    }

    // A browser sends the last id by itself when it connects again; a page that makes a new connection says it in the query.
    private static IResult Listen(HttpContext context, string? since, ChannelEvents events, IHostApplicationLifetime host)
    {
        var last = context.Request.Headers["Last-Event-ID"] is [{ } header] ? header : since;
        // The stream never ends by itself: left alone it would hold up the host when it stops.
        var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);
        context.Response.RegisterForDispose(end);
        return TypedResults.ServerSentEvents(events.ListenAsync(long.TryParse(last, CultureInfo.InvariantCulture, out var id) ? id : null, end.Token));
    }
}
