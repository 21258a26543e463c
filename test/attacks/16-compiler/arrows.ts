// Nests functions so that a parser tries 2⁴⁰ ways to read them.
// aims: hangs
// here: it took longer than 2 s of computing

// %% answer="q1"
const nested = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = async (zz = 1))))))))))))))))))))))))))))))))))))))));
function deviation() {
  return 0;
}
