// What the contract says of a demo, and which mistakes its checks notice.

/** A demo of the lecture documents, or an erratum: `errata He`. */
export interface Demo {
  id: string;
  /**
   * F: training considerations; M: optimisers, Keras callbacks; C: stochastic gradient descent and variance; G: feed-forward nets,
   * back-propagation, optimisation; S: optimisers and torch.optim. Several letters, when the demo stands in several.
   */
  document: string;
  /** The slide's heading or remark. */
  heading: string;
  /** What must be seen. */
  shows: string;
  /** The figures that show it, by name. */
  figures: readonly string[];
  /** How it is checked: to the digit, within the spread over seeds, or by a bound. */
  kind: 'exact' | 'statistical' | 'bound';
  /** How far a number may be off, and why. */
  tolerance: string;
}

/** A mistake that somebody could make in a lesson, or in the library, and the demos whose checks must notice. */
export interface Mutant {
  what: string;
  /** Below `src`; the lesson itself, when left out. */
  file?: string;
  /** What is written there; its first place is changed. */
  from: string;
  to: string;
  /** The demos of which a check must fail. */
  notices: readonly string[];
  /** The seed with which a script has drawn the mistake; chosen by hand, when left out. */
  drawn?: number;
}
