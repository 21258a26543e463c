// What the host says about pictures that it does not draw.

const inside = 'Only a picture that stands in the specification itself is drawn: a PNG as data:image/png;base64,…';

/** At most 80 characters of a value, texts in quotes. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…${text.startsWith('"') ? '"' : ''}` : text;
}

export const messages = {
  address: (where: string, address: unknown) =>
    `${where} is ${shown(address)}, which would have to be loaded. ${inside}`,
  dataAddress: (where: string, address: unknown) =>
    `${where} is ${shown(address)}, which would have to be loaded. Read the data first, and pass its rows as { values: rows }`,
  tooManyPixels: (width: number, height: number, most: number, scale: number) =>
    `the picture would have ${width} × ${height} pixels, but may have at most ${most / 1e6} million: give a scale of at most ${scale.toPrecision(2)}`,
  noFrames: () => 'toGIF: an animation needs at least one frame',
  frameSizes: (first: string, other: string) =>
    `toGIF: the frames of an animation have one size, but one has ${first} pixels, another ${other}`,
  tooLarge: (megabytes: string, most: number) =>
    `toGIF: the animation takes ${megabytes} MB at a quarter of its size; at most ${most} MB are written. Leave out frames`,
};
