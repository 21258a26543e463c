// The coordinates of an SVG text to a hundredth of a pixel: what versions of Node compute differently in the last bit goes away.

const lengths =
  'd|x|y|x1|x2|y1|y2|dx|dy|width|height|viewBox|transform|font-size|stroke-width|stroke-dasharray|stroke-dashoffset';

/** What stands between tags is passed over; then come the attributes that hold lengths. */
const attributes = new RegExp(`>[^<]+<|( (?:${lengths})=")([^"]*)`, 'g');
const longNumbers = /-?\d*\.\d{3,}(?:e[-+]?\d+)?|-?\d+(?:\.\d+)?e[-+]?\d+/g;

/** The same SVG with rounded coordinates. */
export function rounded(svg: string): string {
  return svg.replace(attributes, (all: string, name?: string, value = '') =>
    name === undefined ? all : `${name}${value.replace(longNumbers, hundredths)}`,
  );
}

const hundredths = (text: string): string => String(Math.round(Number(text) * 100) / 100 + 0); // + 0: no −0
