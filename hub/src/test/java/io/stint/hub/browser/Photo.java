package io.stint.hub.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/** A picture as a camera takes it. */
final class Photo {
    static final int WIDTH = 240;
    static final int HEIGHT = 160;

    /** An APP1 segment with EXIF: orientation 6, to be turned a quarter to the right. */
    private static final byte[] TURNED = HexFormat.of()
            .parseHex("ffe10022" + "457869660000" + "49492a0008000000" + "0100" + "120103000100000006000000"
                    + "00000000");

    private Photo() {}

    /** A JPEG that lies on its side: its EXIF says so. */
    static byte[] lyingDown() {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                image.setRGB(x, y, x < WIDTH / 2 ? 0x2f6f8f : 0xd9b36c);
            }
        }
        try {
            ImageIO.write(image, "jpeg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] plain = jpeg.toByteArray();
        ByteArrayOutputStream photo = new ByteArrayOutputStream();
        photo.write(plain, 0, 2);
        photo.writeBytes(TURNED);
        photo.write(plain, 2, plain.length - 2);
        return photo.toByteArray();
    }
}
