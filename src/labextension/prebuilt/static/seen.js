// What nobody sees can wait.

/** Waits until `element` is on the screen. */
export function isSeen(element) {
  return new Promise((done) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      done();
    });
    observer.observe(element);
  });
}
