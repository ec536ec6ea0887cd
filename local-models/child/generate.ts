import type { Answer, GenerateAsk } from '../process/protocol.ts';
import type { AskCall } from './ask-call.ts';
import { constrained } from './constrained.ts';
import type { LoadedModel } from './loaded-model.ts';
import { type Split, splitReasoning } from './reasoning.ts';
import { type Stretch, writer } from './stretch.ts';

/** One answer. Rejects with Failed, or with the signal's reason once that is aborted. */
export async function generate(model: LoadedModel, ask: GenerateAsk, call: AskCall): Promise<Answer> {
  const prompt = model.prompts.prompt(ask.messages, ask.think);
  return model.slots.use(prompt.tokens, call, (slot) =>
    slot.guarded(async () => {
      const write = writer(model, slot, ask.sampling, call.signal);
      if (ask.choices !== undefined || ask.schema !== undefined) {
        const { said, split } = await constrained(model, ask, prompt, write);
        return answerOf(model, said, split);
      }
      const said = await write(prompt.tokens, { maxTokens: ask.maxTokens, stop: ask.stop });
      return answerOf(model, said, splitReasoning(said.text, prompt.closing));
    }, call.signal),
  );
}

function answerOf(model: LoadedModel, { finish, evaluated, reused, tokens }: Stretch, { reasoning, answer }: Split): Answer {
  return {
    text: answer,
    ...(reasoning !== undefined && { reasoning }),
    finish,
    evaluated,
    reused,
    output: tokens,
    reasoningTokens: reasoning === undefined ? 0 : Math.min(tokens, model.prompts.plain(reasoning).length),
  };
}
