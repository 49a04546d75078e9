/** What a piece of text is, for {@link ReportLayout.paint}. */
export type Tone = 'heading' | 'good' | 'bad' | 'warn' | 'weak';

/** How a report is printed. */
export interface ReportLayout {
  /**
   * Most characters of a line.
   *
   * @default 100
   */
  readonly width?: number;
  /**
   * Colours a piece of text.
   *
   * @default leaves it as it is
   */
  readonly paint?: (text: string, tone: Tone) => string;
}

/** A layout with nothing left to its default. */
export type CompleteLayout = Required<ReportLayout>;

export function completeLayout(layout: ReportLayout): CompleteLayout {
  return { width: 100, paint: (text) => text, ...layout };
}
