import {mkdirSync, writeFileSync} from 'node:fs';
import {loadPack} from '../../packs/load.ts';
import {compileDesignators, compileSpellings} from './names.ts';
import {compilePoints} from './points.ts';
import {placeRows} from './rows.ts';
import {readCountries, readDivisions, readTowns} from './sources.ts';
import {writeGazetteer} from './write.ts';

/** Builds models/places/gazetteer.bin from the packages: `npx tsx src/places/build/main.ts`. */
const folder = new URL('../../../models/places/', import.meta.url);
const pack = loadPack('en');
const rows = placeRows({
  towns: readTowns(),
  countries: readCountries(),
  divisions: readDivisions(1),
  counties: readDivisions(2),
  designators: compileDesignators(pack.table('place-designators')),
  spellings: compileSpellings(pack.table('place-spellings')),
  points: compilePoints(pack.table('place-points')),
});
const bytes = writeGazetteer(rows);
mkdirSync(folder, {recursive: true});
writeFileSync(new URL('gazetteer.bin', folder), bytes);
console.log(`${rows.length} places, ${bytes.length} bytes`);
