import { suite } from '../authoring/suite.ts';
import { dateTest, gsm8kTest } from './datasets.ts';
import { date } from './date.ts';
import { gsm8k } from './gsm8k.ts';

/** DC-CoT: what students learn from distilled chains of thought (arXiv 2505.18759). */
export const dcCot = suite('dc-cot', [date, gsm8k], { datasets: [dateTest, gsm8kTest] });
