const compiling = /^\s*(?:Compiling|Building|Checking) ([\w.-]+) v?\S*/;
const worth = /^\s*(Resolved|Prepared|Installed|Downloading|Finished|Built|error|warning: unused)/;

/**
 * A reader of a build's lines that tells how far it is: each tenth crate, and lines that stand for a whole step. A
 * thousand crates would hide them.
 */
export function progressOf(say: (line: string) => void): (line: string) => void {
  let crates = 0;
  return (line) => {
    const crate = compiling.exec(line)?.[1];
    if (crate !== undefined) {
      crates++;
      if (crates % 10 === 1) say(`${crates} crates, now ${crate}`);
    } else if (worth.test(line)) say(line.trim());
  };
}
