/** A claim as a person writes it down: its words as they stand in the report, everything as text, empty where it is not told. */
export interface WrittenClaim {
  readonly figure: string;
  readonly low: string;
  readonly high: string;
  /** Anything for "about". */
  readonly approx: string;
  readonly effect: string;
  readonly trigger: string;
  readonly class: string;
  readonly affected: string;
  readonly speaker: string;
  readonly speakerClass: string;
  readonly stance: string;
  readonly scope: string;
  readonly place: string;
  /** ISO days. */
  readonly from: string;
  readonly to: string;
}
