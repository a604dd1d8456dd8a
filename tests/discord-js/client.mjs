// A bot on discord.js, as its guide shows one: the test server is held to what this library expects of Discord.
// Says on standard output what happens, one word a line.
import { Client, Events, GatewayIntentBits, REST, Routes } from 'discord.js';

const { API, TOKEN, APPLICATION } = process.env;
const say = (word) => process.stdout.write(`${word}\n`);

const rest = new REST({ api: API, version: '10' }).setToken(TOKEN);
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: API, version: '10' } });

client.on(Events.ShardResume, () => say('resumed'));
client.on(Events.GuildCreate, () => say('guild'));
client.on(Events.Error, (error) => say(`error ${error.message}`));
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: 'Ruritania', value: 'ruritania' }]);
  } else if (interaction.isChatInputCommand()) {
    await interaction.reply({
      embeds: [{ title: 'Delegation', fields: [1, 2, 3].map((i) => ({ name: `Member ${i}`, value: 'said so' })) }],
      allowedMentions: { parse: [] },
    });
  }
});
client.once(Events.ClientReady, async () => {
  say(`ready ${client.guilds.cache.size}`);
  await rest.put(Routes.applicationCommands(APPLICATION), {
    body: [{
      name: 'delegation', description: 'Who sits at the table',
      options: [{ type: 3, name: 'party', description: 'A party', autocomplete: true }],
    }],
  });
  say('registered');
});

process.stdin.on('data', async () => { await client.destroy(); process.exit(0); });
await client.login(TOKEN);
