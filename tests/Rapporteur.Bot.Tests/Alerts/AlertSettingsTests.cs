using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Rapporteur.Bot.Alerts;
using Rapporteur.Chat.Alerts;

namespace Rapporteur.Bot.Tests.Alerts;

public class AlertSettingsTests
{
    [Fact]
    public void A_lease_that_outlasts_the_memory_of_a_nonce_is_refused_with_a_sentence()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Alerts:Lease", "00:02:00"), new("Alerts:NonceMemory", "00:01:00")]).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddAlertSettings().BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IOptions<DeliveryOptions>>().Value).Failures
            .ShouldBe(["Alerts__Lease must be shorter than Alerts__NonceMemory."]);
    }
}
