import type { AnswerStyle } from '../../harness/core/answer-format.ts';
import type { AskedDialect } from './parameters.ts';

/** One small problem in each form: at most 3 tables from 7 boards at 2 boards a table, each sold for 5. */
const EXAMPLES: Readonly<Record<Exclude<AskedDialect, 'any'>, string>> = {
  coptpy: `import coptpy as cp
from coptpy import COPT

env = cp.Envr()
model = env.createModel("tables")
tables = model.addVar(lb=0, ub=3, vtype=COPT.INTEGER, name="tables")
model.addConstr(2 * tables <= 7, name="boards")
model.setObjective(5 * tables, sense=COPT.MAXIMIZE)
model.solve()`,
  gurobipy: `import gurobipy as gp
from gurobipy import GRB

model = gp.Model("tables")
tables = model.addVar(lb=0, ub=3, vtype=GRB.INTEGER, name="tables")
model.addConstr(2 * tables <= 7, name="boards")
model.setObjective(5 * tables, GRB.MAXIMIZE)
model.optimize()`,
  pulp: `import pulp

model = pulp.LpProblem("tables", pulp.LpMaximize)
tables = pulp.LpVariable("tables", lowBound=0, upBound=3, cat="Integer")
model += 5 * tables
model += 2 * tables <= 7, "boards"
model.solve()`,
  lp: `Maximize
 profit: 5 tables
Subject To
 boards: 2 tables <= 7
Bounds
 0 <= tables <= 3
General
 tables
End`,
  mps: `NAME tables
OBJSENSE
    MAX
ROWS
 N  profit
 L  boards
COLUMNS
    M1 'MARKER' 'INTORG'
    tables profit 5 boards 2
    M2 'MARKER' 'INTEND'
RHS
    RHS boards 7
BOUNDS
 UP BND tables 3
ENDATA`,
  json: `{
  "sense": "maximize",
  "objective": { "terms": { "tables": 5 } },
  "variables": { "tables": { "type": "integer", "lower": 0, "upper": 3 } },
  "constraints": [{ "name": "boards", "terms": { "tables": 2 }, "sense": "<=", "rhs": 7 }]
}`,
};

const NAMES: Readonly<Record<Exclude<AskedDialect, 'any'>, string>> = {
  coptpy: '`coptpy`',
  gurobipy: '`gurobipy`',
  pulp: '`pulp`',
  lp: 'the LP file format',
  mps: 'the MPS file format',
  json: 'JSON',
};

const FILES = ['lp', 'mps', 'json'] as const;
const isFile = (dialect: AskedDialect): dialect is (typeof FILES)[number] => FILES.some((file) => file === dialect);

/** What a prompt says of the form that it asks for. */
interface Form {
  /** The block that is to hold the answer. */
  readonly block: string;
  /** What is to stand in it. */
  readonly wanted: string;
  /** What of it counts. */
  readonly counts: string;
  readonly example: string;
}

/** The form of the answer, strictly: which library or file, what of it counts, a short example. */
export function instructions(dialect: AskedDialect, style: AnswerStyle): string {
  const { block, wanted, counts, example } = dialect === 'any' ? ANY : isFile(dialect) ? fileForm(dialect) : programForm(dialect);
  const opening =
    style === 'direct'
      ? `Reply with ${block} and nothing else: ${wanted}.`
      : `Think first: name the decision variables, the objective and the constraints. Then close with ${block}: ${wanted}.`;
  return `${opening} ${counts} For example:\n\n${example}`;
}

const fenced = (dialect: keyof typeof EXAMPLES): string => `\`\`\`${isFile(dialect) ? dialect : 'python'}\n${EXAMPLES[dialect]}\n\`\`\``;

const programForm = (dialect: 'coptpy' | 'gurobipy' | 'pulp'): Form => ({
  block: 'one ```python block',
  wanted: `a complete Python program that models the problem with ${NAMES[dialect]} and solves it`,
  counts: `It must hold all data and run as it is, with Python's standard library and ${NAMES[dialect]} alone. The optimal objective value of the model that it solves last is the answer, whatever it prints; where the problem has no solution, solving the model shows that.`,
  example: fenced(dialect),
});

const fileForm = (dialect: (typeof FILES)[number]): Form => ({
  block: `one \`\`\`${dialect} block`,
  wanted: `the whole problem as one model in ${NAMES[dialect]}`,
  counts: 'It is solved as it stands, and its optimal objective value is the answer; a model without a solution says that there is none.',
  example: fenced(dialect),
});

/** Both at choice. The JSON form is our own: it can be written only by who has seen it. */
const ANY: Form = {
  block: 'one fenced block',
  wanted:
    'either a complete Python program (```python) that models the problem with `coptpy`, `gurobipy` or `pulp` and solves it, or the whole problem as one model file: in the LP file format (```lp), in the MPS file format (```mps) or in JSON (```json)',
  counts:
    "A program must hold all data and run as it is, with Python's standard library and that library alone; the optimal objective value of the model that it solves last is the answer, whatever it prints. A model file is solved as it stands, and its optimal objective value is the answer. Where the problem has no solution, solving the model shows that.",
  example: `${fenced('coptpy')}\n\nThe same model in JSON:\n\n${fenced('json')}`,
};

/** Headings of the paper's form for models that were not trained on it; its format reward looks for them letter by letter. */
export const HEADINGS = [
  '## Mathematical Model:',
  '## Decision Variables:',
  '## Objective Function:',
  '## Constraints:',
  '## Python Code Solution Using `coptpy`:',
] as const;

/**
 * The paper's form for models that were not trained on it (eval/generate.py): five headed sections to fill in, the last one with a fence.
 * The words between are ours. One form serves both styles.
 */
export function paperInstructions(): string {
  const sections = HEADINGS.map(
    (heading, index) => `${heading}\n${index < HEADINGS.length - 1 ? '[fill in]' : '```python\n[fill in]\n```'}`,
  );
  return `Answer by filling in these sections; leave their headings as they are:\n\n${sections.join('\n\n')}`;
}

/** The paper's layout round a question, in our words: what to do, the question and the response under headings (eval/generate.py). */
export const paperPrompt = (question: string): string =>
  `This is a question of operations research. Formulate it as a mathematical model, then write Python code with \`coptpy\` that solves it.\n\n# Question:\n${question.trim()}\n\n# Response:`;
