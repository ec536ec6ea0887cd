// The process that holds a model. It is told once what to load, then asked; it ends when its parent is gone.
import type { Ask, Conversation, Failure, FromChild, ToChild } from '../process/protocol.ts';
import type { AskCall } from './ask-call.ts';
import { choose } from './choose.ts';
import { embed } from './embed.ts';
import { Failed } from './failed.ts';
import { generate } from './generate.ts';
import { LoadedModel } from './loaded-model.ts';
import { watchParent } from './watch-parent.ts';

let loading: Promise<LoadedModel> | undefined;
const running = new Map<number, AbortController>();

process.on('message', (message: ToChild) => {
  if ('load' in message) loading = LoadedModel.load(message.load, message.cacheBytes);
  else if ('drop' in message) running.get(message.drop)?.abort();
  else if ('over' in message)
    void loading?.then(
      ({ slots }) => slots.over(message.over),
      () => undefined,
    );
  else void serve(message.id, message.ask, message.conversation);
  // Whoever asks hears of a load that failed.
  loading?.catch(() => undefined);
});
process.on('disconnect', () => process.exit(0));
watchParent();
// The parent decides what a Ctrl-C means.
process.on('SIGINT', () => undefined);

async function serve(id: number, ask: Ask, conversation: Conversation | undefined): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    send({ id, ok: true, value: await answer(ask, { conversation, signal: controller.signal }) });
  } catch (error) {
    send({ id, ok: false, failure: failureOf(error) });
  } finally {
    running.delete(id);
  }
}

async function answer(ask: Ask, call: AskCall): Promise<unknown> {
  if (loading === undefined) throw new Error('asked before it was told what to load');
  const model = await loading;
  switch (ask.kind) {
    case 'warm':
      return model.facts;
    case 'generate':
      return generate(model, ask, call);
    case 'choose':
      return choose(model, ask, call);
    case 'embed':
      return embed(model, ask.texts, call.signal);
  }
}

function send(message: FromChild): void {
  if (process.connected) process.send?.(message);
}

function failureOf(error: unknown): Failure {
  if (error instanceof Failed) return { kind: error.kind, message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'server', message: message.split('\n')[0] ?? '' };
}
