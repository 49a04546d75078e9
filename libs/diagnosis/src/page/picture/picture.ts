import type { EdgeState } from 'fairlead/doctor';

/** Something to draw: boxes with what is in them, and arrows. Plain data. */
export interface Picture {
  /** What it shows, in a few words: the name of a namespace. */
  readonly title: string;
  readonly boxes: readonly PictureBox[];
  readonly nodes: readonly PictureNode[];
  readonly arrows: readonly PictureArrow[];
  /** Nodes for which there is no room. */
  readonly leftOut: number;
}

/** A namespace around its pods. */
export interface PictureBox {
  readonly id: string;
  readonly label: string;
}

/** A node of the picture. */
export interface PictureNode {
  readonly id: string;
  readonly label: string;
  /** Smaller, below the label. */
  readonly notes: readonly string[];
  readonly shape: 'pods' | 'store' | 'all' | 'outside' | 'namespace';
  /** @default in none */
  readonly box?: PictureBox['id'];
  /** The part of the page that says more of it. @default none */
  readonly target?: string;
  /** The worst finding that is told of it. @default none */
  readonly severity?: 'error' | 'warning';
}

/** An arrow of the picture. */
export interface PictureArrow {
  readonly from: PictureNode['id'];
  readonly to: PictureNode['id'];
  readonly label: string;
  readonly state: EdgeState;
  /** The part of the page that says more of it. @default none */
  readonly target?: string;
}
