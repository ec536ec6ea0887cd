import type { Token } from 'node-llama-cpp';

/** Texts that begin alike share their first nodes, so that what they share is evaluated once. */
export interface ChoiceNode {
  readonly next: Map<Token, ChoiceNode>;
  /** Indices of the texts that end here. */
  readonly ends: number[];
}

/** A tree of token lists. */
export function choiceTree(texts: readonly (readonly Token[])[]): ChoiceNode {
  const root: ChoiceNode = { next: new Map(), ends: [] };
  texts.forEach((tokens, index) => {
    let node = root;
    for (const token of tokens) {
      const child = node.next.get(token) ?? { next: new Map(), ends: [] };
      node.next.set(token, child);
      node = child;
    }
    node.ends.push(index);
  });
  return root;
}

/** A stretch of the tree without a fork: its tokens, and the node after each. */
export interface Branch {
  readonly tokens: readonly Token[];
  readonly nodes: readonly ChoiceNode[];
}

/** The branch that begins with a token of a node, up to the next fork or end. */
export function branchFrom(node: ChoiceNode, token: Token): Branch {
  const tokens = [token];
  const nodes = [node.next.get(token) as ChoiceNode];
  for (;;) {
    const [only, another] = (nodes.at(-1) as ChoiceNode).next;
    if (only === undefined || another !== undefined) return { tokens, nodes };
    tokens.push(only[0]);
    nodes.push(only[1]);
  }
}
