/** What is promised of something that is called. */
export interface ObjectiveProps {
  /**
   * The share of calls that do not fail, in percent over 30 days: 50 to 99.999. All of them cannot be promised: there
   * would be nothing that may go wrong, and no budget to burn. `NAUST-OBS-008`
   */
  readonly availability: number;
}
