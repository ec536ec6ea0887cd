// What a sample costs at least: the SDK over the same connections, a queue, one row in SQLite. Compared with a whole run by `npm run bench`.
import Database from 'better-sqlite3';
import OpenAI from 'openai';
import PQueue from 'p-queue';
import { closeConnections, pooledFetch } from '../../harness/models/connections.ts';

const [baseURL, file, count] = process.argv.slice(2) as [string, string, string];
const client = new OpenAI({ apiKey: 'bench', baseURL, maxRetries: 0, fetch: pooledFetch });
const database = new Database(file);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = NORMAL');
database.exec('CREATE TABLE answers (id TEXT, answer TEXT, tokens INTEGER)');
const insert = database.prepare('INSERT INTO answers VALUES (?, ?, ?)');
const queue = new PQueue({ concurrency: 20 });
await Promise.all(
  Array.from({ length: Number(count) }, (_, i) =>
    queue.add(async () => {
      const messages = [{ role: 'user' as const, content: `Question ${i}: what is ${i} plus ${i}?\n\nAnswer with the number alone.` }];
      const reply = await client.chat.completions.create({ model: 'bench', messages }, { headers: { 'x-client-request-id': `bare-${i}` } });
      insert.run(String(i), reply.choices[0]?.message.content, reply.usage?.total_tokens);
    }),
  ),
);
database.close();
await closeConnections();
