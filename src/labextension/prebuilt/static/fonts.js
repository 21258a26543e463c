// The font of the pictures, which the style sheet names and the browser loads when it is needed first.

/** Texts that were measured before it is there would not fit; where it cannot be loaded, the browser's own is taken. */
export async function fontIsLoaded() {
  await Promise.allSettled([400, 600].map((weight) => document.fonts.load(`${weight} 16px Inter`)));
}
