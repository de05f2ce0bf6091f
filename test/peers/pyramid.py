"""How an image size is reached by doubling; ImagePyramid.cs in Python."""


def pyramid(shape):
    height, width, levels = shape["height"], shape["width"], 0
    while height % 2 == width % 2 == 0 and min(height, width) >= 8:
        height, width, levels = height // 2, width // 2, levels + 1
    return height, width, levels
