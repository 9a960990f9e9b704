/** `/record_parity.py`: the script with which a reader records the parity numbers, as a file of its own. */
import script from '../widgets/torch-parity/record.py?raw';

export const GET = () =>
  new Response(script, { headers: { 'content-type': 'text/x-python; charset=utf-8' } });
