/** What a correction puts in place of what was read: "low 12, high 14". */
export function sayChange(change: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(change)
    .map(([name, value]) => `${name} ${value ?? 'open'}`)
    .join(', ');
}
