using Rapporteur.Benchmarks.Alerts;
using Rapporteur.Benchmarks.Discord;

return args switch
{
    ["alerts"] => await AlertBenchmark.RunAsync(),
    ["discord", .. var only] => await DiscordBenchmark.RunAsync(only),
    ["discord-floor", var api, var token, var application] => await FloorClient.RunAsync(new(api), token, application),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("One of: alerts; discord [floor] [rapporteur] [discord.js]");
    return 2;
}
