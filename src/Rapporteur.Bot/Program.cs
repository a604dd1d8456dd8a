using Rapporteur.Bot;
using Rapporteur.Bot.CommandLine;

var calls = Calls.Root();
calls.SetAction((_, cancellation) => HostProgram.RunAsync(cancellation));
return await calls.Parse(args).InvokeAsync();
