/** What models may write, and terminals may take amiss. */
export const HOSTILE: readonly string[] = [
  '\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u001b[2J',
  'a\u0000b\u0008c\u007fd\u009be',
  '\u202egnp.exe\u202c \u2066x\u2069',
  `z${'\u0301'.repeat(500)}algo`,
  '漢字かな交じり文'.repeat(40),
  '👨‍👩‍👧‍👦 ❤️ 👍🏽 🏳️‍🌈 🇩🇪 1️⃣',
  '\ud800 lone \udc00',
  'line\r\nfeed\ttab\u2028sep',
  'x'.repeat(1_000_000),
  '漢'.repeat(400_000),
  'soft\u00adhyphen\u200bzero\u3164filler\u{e0041}tag',
];
