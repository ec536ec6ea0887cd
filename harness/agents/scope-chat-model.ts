import type { BaseChatModel, BaseChatModelCallOptions } from '@langchain/core/language_models/chat_models';
import type { BaseMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import { UserError } from '../core/errors/user-error.ts';
import type { Generation } from '../core/generation.ts';
import type { Request, Settings } from '../core/request.ts';
import { inputTokens } from '../core/usage.ts';
import { fromLangChain } from './langchain-messages.ts';

/**
 * A LangChain chat model whose every call goes through `call`, so that it is journalled, paced and priced like any other.
 * Settings are given as call options: `chat.withConfig({ stop: ['END'] })`, and `temperature`, `topP`, `maxTokens`, `seed`,
 * `reasoningEffort` likewise. It takes no tools; it neither retries nor caches.
 */
export async function scopeChatModel(call: (request: Request) => Promise<Generation>): Promise<BaseChatModel> {
  const [{ BaseChatModel }, { AIMessage }] = await Promise.all([
    import('@langchain/core/language_models/chat_models'),
    import('@langchain/core/messages'),
  ]);

  class ScopeChatModel extends BaseChatModel<ScopeCallOptions> {
    _llmType(): string {
      return 'pentathlon';
    }

    async _generate(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
      const generation = await call({ ...settingsOf(options), messages: fromLangChain(messages) });
      const message = new AIMessage({
        content: generation.text,
        response_metadata: { finish_reason: generation.finish },
        ...usageOf(generation),
      });
      return { generations: [{ text: generation.text, message }] };
    }
  }
  return new ScopeChatModel({ maxRetries: 0, cache: false });
}

type ScopeCallOptions = BaseChatModelCallOptions & Omit<Settings, 'stop'> & { readonly tools?: unknown };

function settingsOf(options: Partial<ScopeCallOptions>): Settings {
  if (options.tools !== undefined) throw new UserError('custom agent: its chat model takes no tools; ask for the answer in words');
  const { temperature, topP, maxTokens, stop, seed, reasoningEffort } = options;
  const given = Object.entries({ temperature, topP, maxTokens, stop, seed, reasoningEffort }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

function usageOf({ usage }: Generation) {
  if (usage === undefined) return {};
  const input = inputTokens(usage);
  return { usage_metadata: { input_tokens: input, output_tokens: usage.output, total_tokens: input + usage.output } };
}
