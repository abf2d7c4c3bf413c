package engram.experiments.protocols;

import engram.data.Label;
import engram.data.UnreadableDataException;
import engram.data.encodings.ImageEncoding;
import engram.data.sources.Source;
import engram.data.splits.Grouping;
import engram.data.splits.Split;
import engram.images.ImageFolder;
import engram.images.ImageOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Magnetic tiles (Huang, Qiu, Yuan, "Surface defect saliency of magnetic tile", The Visual
 * Computer, 2020), each photographed under several lights: five splits by tile, learned from with
 * few pictures and with many.
 */
public record TilesProtocol() implements Protocol {
    private static final String FOLDER = "magnetic-tiles";
    private static final int SPLITS = 5;
    private static final List<String> SIZES = List.of("50", "100", "200", "all");
    private static final int SIDE = 256;

    /** Of the tiles without a defect, one in so many is tested. */
    private static final int TESTED = 4;

    private static final Pattern NUMBER = Pattern.compile("num_(\\d+)");

    /** Pictures were numbered as they were taken; a longer break is another tile. */
    private static final int SAME_TILE = 100;

    @Override
    public String name() {
        return "tiles";
    }

    @Override
    public String title() {
        return "Magnetic tiles";
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (String size : SIZES) {
            for (int split = 0; split < SPLITS; split++) {
                problems.add(size + "-pictures-split-" + split);
            }
        }
        return problems;
    }

    @Override
    public String one() {
        return "split";
    }

    @Override
    public String several() {
        return "splits";
    }

    @Override
    public boolean hasPlaces() {
        return true;
    }

    @Override
    public String description() {
        return "Real pictures of magnetic tiles from a factory, each tile under up to six lights. Five splits by tile: of the"
                + " tiles without a defect three in four are learned from, all other pictures are tested; 50, 100, 200 or all"
                + " pictures are learned from, whole tiles as far as they go. Split 0 is the one that settings may be chosen"
                + " by; the others were not looked at for that. Pictures are squashed to 256 x 256.";
    }

    @Override
    public Opened open(Path data) {
        Path folder = Files.isDirectory(data.resolve(FOLDER)) ? data.resolve(FOLDER) : data;
        ImageOptions options =
                ImageOptions.defaults()
                        .withSize(SIDE, SIDE)
                        .withColour(ImageOptions.Colour.RGB)
                        .withRange(ImageEncoding.PixelRange.UNIT);
        ImageFolder tested = ImageFolder.open(folder, options);
        Source training = tested.parts().training();
        Pool pool = new Pool(List.of(training, tested));
        Labelling marks = Labelling.of(pool);
        int[] tiles = tiles(folder, marks);
        Pool byTile = new Pool(List.of(training, tested), new Grouping.Groups("tile", tiles));
        return new Opened() {
            @Override
            public Problem problem(String name, long seed) {
                int split = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
                String size = name.substring(0, name.indexOf('-'));
                BitSet learned = learned(marks, tiles, split);
                BitSet test = new BitSet();
                test.set(0, marks.size());
                test.andNot(learned);
                BitSet some = size.equals("all") ? learned : first(learned, tiles, size, split);
                return new Problem(
                        new Portion(byTile, some),
                        new Portion(byTile, test),
                        Optional.of(id -> tested.mask(id).map(mask -> mask.read(SIDE, SIDE))));
            }

            @Override
            public void close() {
                byTile.close();
            }
        };
    }

    /** The number of each picture's tile. */
    private static int[] tiles(Path folder, Labelling marks) {
        int[] taken = new int[marks.size()];
        for (int i = 0; i < taken.length; i++) {
            Matcher number = NUMBER.matcher(marks.ids().get(i));
            if (!number.find()) {
                throw new UnreadableDataException(
                        folder,
                        "expected pictures called like exp1_num_2610.jpg, by which their tiles are"
                                + " known, not "
                                + marks.ids().get(i));
            }
            taken[i] = Integer.parseInt(number.group(1));
        }
        int[] tiles = new int[taken.length];
        int tile = 0;
        int before = Integer.MIN_VALUE / 2;
        for (int i : inOrder(taken)) {
            tile += taken[i] - before > SAME_TILE ? 1 : 0;
            tiles[i] = tile;
            before = taken[i];
        }
        return tiles;
    }

    private static int[] inOrder(int[] taken) {
        return IntStream.range(0, taken.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> taken[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The pictures of three in four tiles, in random order, among those that show no defect. */
    private static BitSet learned(Labelling marks, int[] tiles, int split) {
        Set<Integer> defective = new HashSet<>();
        for (int i = 0; i < tiles.length; i++) {
            if (marks.labels().get(i) == Label.ANOMALOUS) {
                defective.add(tiles[i]);
            }
        }
        int[] sound = Arrays.stream(tiles).distinct().filter(t -> !defective.contains(t)).toArray();
        Set<Integer> chosen = new HashSet<>();
        int[] order = Split.shuffled(sound.length, split);
        for (int i = sound.length / TESTED; i < sound.length; i++) {
            chosen.add(sound[order[i]]);
        }
        BitSet learned = new BitSet();
        IntStream.range(0, tiles.length)
                .filter(i -> chosen.contains(tiles[i]))
                .forEach(learned::set);
        return learned;
    }

    /** As many pictures, tile by tile in random order. */
    private static BitSet first(BitSet learned, int[] tiles, String size, int split) {
        int[] positions = learned.stream().toArray();
        int[] present = Arrays.stream(positions).map(i -> tiles[i]).distinct().toArray();
        int[] order = Split.shuffled(present.length, SPLITS + split);
        Map<Integer, Integer> ranks = new HashMap<>();
        for (int i = 0; i < order.length; i++) {
            ranks.put(present[order[i]], i);
        }
        BitSet first = new BitSet();
        Arrays.stream(positions)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> ranks.get(tiles[i])))
                .limit(Integer.parseInt(size))
                .forEach(first::set);
        return first;
    }
}
