// Starts the slides: → and the keys of a presenter walk through the lecture, ↓ leads to the code of a figure.

const keys = { 32: 'right', 34: 'right', 33: 'left' };
Reveal.initialize({
  width: 1280,
  height: 720,
  margin: 0.02,
  center: false,
  hash: true,
  slideNumber: (slide) => [Reveal.getIndices(slide).h + 1, '/', Reveal.getHorizontalSlides().length],
  transition: 'none',
  backgroundTransition: 'none',
  keyboard: keys,
});

/** Letters are made smaller until all of a slide can be seen. */
const shrink = (slide) => {
  if (!slide) return;
  for (let size = 30; size > 12 && overflows(slide); size--) slide.style.fontSize = `${size}px`;
};
const overflows = (slide) => slide.scrollHeight > slide.clientHeight + 1 || slide.scrollWidth > slide.clientWidth + 1;
const shrinkCurrent = () => document.fonts.ready.then(() => shrink(Reveal.getCurrentSlide()));
Reveal.on('ready', shrinkCurrent);
Reveal.on('slidechanged', shrinkCurrent);

// A small table is not made larger than what stands on other slides.
for (const figure of document.querySelectorAll('figure img')) {
  figure.style.maxWidth = `${2 * figure.getAttribute('width')}px`;
  figure.style.maxHeight = `${2 * figure.getAttribute('height')}px`;
}
