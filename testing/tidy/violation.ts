export interface Violation {
  path: string;
  line: number;
  /** Says what is wrong and what to do instead. */
  message: string;
}
