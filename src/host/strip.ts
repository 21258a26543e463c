// Frames of an animation side by side: its picture where nothing moves.

/** A drawn picture with its size in CSS pixels. */
interface Picture {
  source: string;
  width: number;
  height: number;
}

/** One SVG that shows pictures in rows of `columns`, each in its place; what a picture refers to inside keeps its own name. */
export function frameStrip(frames: readonly Picture[], columns: number, gap = 8): Picture {
  const width = Math.max(...frames.map((frame) => frame.width));
  const height = Math.max(...frames.map((frame) => frame.height));
  const across = Math.min(columns, frames.length);
  const down = Math.ceil(frames.length / columns);
  const total = { width: across * width + (across - 1) * gap, height: down * height + (down - 1) * gap };
  const parts = frames.map(({ source }, i) => {
    const [x, y] = [(i % columns) * (width + gap), Math.floor(i / columns) * (height + gap)];
    return named(source, `f${i}-`)
      .replace(/<svg[^>]*>/, `<g transform="translate(${x},${y})">`)
      .replace(/<\/svg>$/, '</g>');
  });
  const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"';
  const size = `width="${total.width}" height="${total.height}" viewBox="0 0 ${total.width} ${total.height}"`;
  return { source: `<svg ${names} ${size}>${parts.join('')}</svg>`, ...total };
}

/** The ids of a picture, and what refers to them, with a prefix: frames have the same ones. */
const named = (svg: string, prefix: string): string =>
  svg.replace(/>[^<]+<|( id="|url\(#)/g, (all: string, start?: string) =>
    start === undefined ? all : `${start}${prefix}`,
  );
