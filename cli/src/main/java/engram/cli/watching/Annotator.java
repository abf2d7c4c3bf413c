package engram.cli.watching;

import engram.cli.terminal.Text;
import engram.data.SampleShape;
import engram.detection.explanation.Box;
import engram.images.ImageOptions.Size;
import engram.report.Viewing;
import engram.video.Videos;
import engram.video.drawing.Picture;
import engram.video.drawing.VideoWriter;
import engram.video.frames.FrameReader;
import engram.video.frames.VideoFrame;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Burns verdicts into a video: boxes, the score, and the whole score below with a moving hand. */
public final class Annotator {
    private static final int WIDEST = 1280;
    private static final int NARROWEST = 480;

    /** What a file says of its rate may be how finely its clock ticks. */
    private static final double MOST_RATE = 60;

    private static final Color ALARM = new Color(0xe0, 0x4a, 0x22);
    private static final Color CALM = new Color(0xd8, 0xd4, 0xcc);
    private static final Color GROUND = new Color(0x1c, 0x1b, 0x19);

    private final Viewing viewing;
    private final List<List<Box>> boxes;
    private final SampleShape.Clip seen;
    private final double threshold;
    private final double low;
    private final double high;

    /**
     * @param viewing of one video
     * @param boxes by frame, in the detector's pixels
     * @param seen how the detector sees clips
     */
    public Annotator(
            Viewing viewing, List<List<Box>> boxes, SampleShape.Clip seen, double threshold) {
        this.viewing = viewing;
        this.boxes = boxes;
        this.seen = seen;
        this.threshold = threshold;
        double least = Double.isFinite(threshold) ? threshold : Double.POSITIVE_INFINITY;
        double most = Double.isFinite(threshold) ? threshold : Double.NEGATIVE_INFINITY;
        for (Viewing.Frame frame : viewing.frames()) {
            least = Math.min(least, frame.detection().score());
            most = Math.max(most, Math.min(frame.detection().score(), Float.MAX_VALUE));
        }
        this.low = least;
        this.high = most > least ? most : least + 1;
    }

    /**
     * Writes the video anew.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void write(Videos videos, Path file) {
        String video = viewing.frames().get(0).video();
        Size stored = videos.size(video);
        // A small picture is enlarged, or there would be no room for words.
        double scale = Math.max(1, (double) NARROWEST / stored.width());
        Size shown =
                VideoWriter.writable(
                        new Size(
                                (int) Math.round(stored.width() * scale),
                                (int) Math.round(stored.height() * scale)),
                        WIDEST);
        int strip = 2 * Math.max(16, shown.height() / 14);
        SampleShape.Image shape = new SampleShape.Image(3, shown.height(), shown.width());
        BufferedImage strips = timeline(shown.width(), strip);
        try (FrameReader frames = videos.frames(video, shape);
                VideoWriter writer =
                        VideoWriter.create(
                                file,
                                new Size(shown.width(), shown.height() + strip),
                                Math.min(MOST_RATE, videos.rate(video)))) {
            int position = 0;
            double began = viewing.frames().get(0).seconds();
            for (Optional<VideoFrame> next = frames.next();
                    next.isPresent();
                    next = frames.next()) {
                BufferedImage picture = Picture.of(next.get().pixels(), shape);
                double seconds = next.get().seconds();
                position = judgedAt(position, seconds);
                writer.add(seconds - began, annotated(picture, strips, position));
            }
            writer.finish();
        }
    }

    /** The last frame that was judged by then: not all are, of a video with more a second. */
    private int judgedAt(int from, double seconds) {
        int position = from;
        while (position + 1 < viewing.frames().size()
                && viewing.frames().get(position + 1).seconds() <= seconds) {
            position++;
        }
        return position;
    }

    private BufferedImage annotated(BufferedImage picture, BufferedImage strip, int position) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage whole =
                new BufferedImage(width, height + strip.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D drawing = whole.createGraphics();
        drawing.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        drawing.drawImage(picture, 0, 0, null);
        drawing.drawImage(strip, 0, height, null);
        Viewing.Frame frame = viewing.frames().get(position);
        boolean anomalous = frame.detection().anomalous();
        drawing.setColor(anomalous ? ALARM : CALM);
        drawing.setStroke(new BasicStroke(Math.max(2, width / 320f)));
        for (Box box : boxes.get(position)) {
            drawing.drawRect(
                    box.x() * width / seen.width(),
                    box.y() * height / seen.height(),
                    box.width() * width / seen.width(),
                    box.height() * height / seen.height());
        }
        if (anomalous) {
            drawing.drawRect(1, 1, width - 3, height - 3);
        }
        int hand = x(position, width);
        drawing.fillRect(hand - 1, height, 2, strip.getHeight());
        caption(drawing, frame, anomalous, width);
        drawing.dispose();
        return whole;
    }

    private static void caption(
            Graphics2D drawing, Viewing.Frame frame, boolean anomalous, int width) {
        int size = Math.max(13, width / 44);
        String text =
                String.format(
                        Locale.ROOT,
                        "%d:%04.1f  score %s  p %s%s",
                        (int) (frame.seconds() / 60),
                        frame.seconds() % 60,
                        Text.figure(frame.detection().score()),
                        Text.figure(frame.detection().pValue()),
                        anomalous ? "  anomalous" : "");
        drawing.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
        int wide = drawing.getFontMetrics().stringWidth(text);
        drawing.setColor(new Color(0, 0, 0, 150));
        drawing.fillRect(6, 6, wide + size, size + size / 2 + 2);
        drawing.setColor(anomalous ? ALARM : Color.WHITE);
        drawing.drawString(text, 6 + size / 2, 6 + size + 2);
    }

    private int x(int position, int width) {
        return (int) ((long) position * (width - 1) / Math.max(1, viewing.frames().size() - 1));
    }

    private int y(double score, int height) {
        double share = Math.max(0, Math.min(1, (score - low) / (high - low)));
        return (int) Math.round((height - 5) * (1 - share)) + 2;
    }

    /** The score of the whole video, the threshold, and where it is above. */
    private BufferedImage timeline(int width, int height) {
        BufferedImage strip = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D drawing = strip.createGraphics();
        drawing.setColor(GROUND);
        drawing.fillRect(0, 0, width, height);
        drawing.setColor(new Color(0x58, 0x2a, 0x1c));
        for (Viewing.Interval one : viewing.intervals()) {
            int from = x(one.first(), width);
            drawing.fillRect(from, 0, Math.max(2, x(one.last(), width) - from), height);
        }
        if (Double.isFinite(threshold)) {
            drawing.setColor(ALARM);
            for (int dash = 0; dash < width; dash += 8) {
                drawing.drawLine(dash, y(threshold, height), dash + 3, y(threshold, height));
            }
        }
        drawing.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.setColor(CALM);
        for (int i = 1; i < viewing.frames().size(); i++) {
            drawing.drawLine(
                    x(i - 1, width),
                    y(viewing.frames().get(i - 1).detection().score(), height),
                    x(i, width),
                    y(viewing.frames().get(i).detection().score(), height));
        }
        drawing.dispose();
        return strip;
    }
}
