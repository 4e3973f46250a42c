/** Everything that moves the cursor, hides, joins or turns text around, and characters that stand for nothing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;

/**
 * The words of a report as a terminal may show them: every character that could deceive the eye or command the terminal
 * becomes a mark one can see, "␛" or "⟨U+202E⟩". Line ends and tabs become spaces.
 */
export function visible(words: string): string {
  return words.replace(UNSEEN, (found) => {
    const code = found.codePointAt(0) ?? 0;
    if (code === 0x09 || code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029) return ' ';
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}
