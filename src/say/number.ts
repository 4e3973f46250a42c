/** A whole number with its thousands set apart: "3,000". */
export function sayNumber(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** "1 report", "3 reports". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${sayNumber(count)} ${count === 1 ? one : many}`;
}
